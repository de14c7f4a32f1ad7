/** Says which tests passed only when they were tried again: each is a fault to be found, of the test or of the program. */
// oxlint-disable-next-line import/no-default-export -- vitest loads a reporter by its default export
export default class SecondTries {
  onTestRunEnd(/** @type {ReadonlyArray<import('vitest/node').TestModule>} */ modules) {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (test.diagnostic()?.flaky !== true) continue;
        process.stdout.write(`Passed at the second try: ${module.relativeModuleId} > ${test.fullName}\n`);
      }
    }
  }
}
