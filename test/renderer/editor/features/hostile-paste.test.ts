import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { body, openReport, paragraph } from './report-app.ts';

/** What a copied page may hold that asks for something or does something. */
function hostile(server: string): readonly string[] {
  const run = 'window.heddleOwned=(window.heddleOwned||0)+1';
  return [
    `<script>${run}</script><script src="${server}/a.js"></script><p>Words 1</p>`,
    `<p onclick="${run}" onmouseover="${run}" onfocus="${run}" tabindex=0 autofocus>Words 2</p>`,
    `<img src="${server}/b.png" onload="${run}" onerror="${run}"><img srcset="${server}/b2.png 1x"><picture><source srcset="${server}/b3.png"><img></picture><p>Words 3</p>`,
    `<svg onload="${run}"><script>${run}</script><image href="${server}/c.png"/><use href="${server}/c.svg#a"/><foreignObject><img src=x onerror="${run}"></foreignObject><animate onbegin="${run}" attributeName=x dur=1s></svg><p>Words 4</p>`,
    `<iframe src="${server}/d"></iframe><iframe srcdoc="<script>parent.heddleOwned=1</script>"></iframe><object data="${server}/d2"></object><embed src="${server}/d3"><p>Words 5</p>`,
    `<style>@import url(${server}/e.css);*{background:url(${server}/e.png)}</style><p style="background:url(${server}/e2.png);list-style:url(${server}/e3.png)">Words 6</p><link rel=stylesheet href="${server}/e4.css">`,
    `<meta http-equiv=refresh content="0;url=${server}/f"><base href="${server}/"><p>Words 7</p><a href="javascript:${run}">link</a><a href="JaVa&#10;ScRiPt:${run}">link</a><a href="data:text/html,<script>${run}</script>">link</a><a href="vbscript:x">link</a>`,
    `<form action="${server}/g"><input name=a autofocus onfocus="${run}"><button formaction="javascript:${run}">x</button></form><p>Words 8</p>`,
    `<video poster="${server}/h.png" src="${server}/h.mp4" autoplay></video><audio src="${server}/h.mp3" autoplay></audio><p>Words 9</p>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"></table></mtext></math><p>Words 10</p>`,
    `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript><p>Words 11</p>`,
    `<figure data-asset="ast_x"><img src="${server}/i.png" onerror="${run}"></figure><p>Words 12</p>`,
    `<p data-pm-slice="0 0 []">Words 13<img src="${server}/j.png" onerror="${run}"></p>`,
    `<details open ontoggle="${run}"><summary>x</summary></details><body onload="${run}"><p>Words 14</p>`,
    `<template><img src=x onerror="${run}"></template><xmp><img src=x onerror="${run}"></xmp><p>Words 15</p><plaintext><img src=x onerror="${run}">`,
  ];
}

it('runs and fetches nothing of what is pasted, and keeps its words', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { page } = await openReport({ first: () => body(paragraph('Water prices rose.')) });
  await page.getByRole('heading', { name: 'Prices' }).click();
  await page.keyboard.press('Enter');
  const pieces = hostile(origin);
  for (const html of pieces) {
    await page.keyboard.press('Control+End');
    await page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given);
      clipboardData.setData('text/plain', 'plain');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, html);
  }
  const shown = page.locator('.editor-report').first();
  for (const number of pieces.keys())
    await shown
      .getByText(new RegExp(`Words ${number + 1}(?!\\d)`))
      .first()
      .waitFor();
  expect(await page.evaluate(() => 'heddleOwned' in window)).toBe(false);
  const markup = await shown.innerHTML();
  expect(markup).not.toMatch(
    /<(?:script|iframe|object|embed|svg|form|video|audio|link|meta|base)\b|\son\w+=|javascript:/i,
  );
  expect(asked).toEqual([]);
});
