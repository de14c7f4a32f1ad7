import { expect, it } from 'vitest';
import { afterEdit, afterRedo, afterUndo, noHistory, redoStep, undoStep } from '#renderer/outline/undo-history.ts';

it('takes edits back one after the other and does them again, each as a version of its own', () => {
  const edited = afterEdit(afterEdit(noHistory, { before: 1, after: 2 }), { before: 2, after: 3 });
  expect(undoStep(edited, 3)).toEqual({ restore: 2, isStale: false });
  const once = afterUndo(edited, 4);
  expect(undoStep(once, 4)).toEqual({ restore: 1, isStale: false });
  const twice = afterUndo(once, 5);
  expect(undoStep(twice, 5)).toBeNull();
  // The fourth version is the second again.
  expect(redoStep(twice, 5)).toEqual({ restore: 4, isStale: false });
  const again = afterRedo(twice, 6);
  expect(redoStep(again, 6)).toEqual({ restore: 3, isStale: false });
  expect(undoStep(again, 6)).toEqual({ restore: 5, isStale: false });
});

it('says when someone else changed the outline since', () => {
  const edited = afterEdit(noHistory, { before: 1, after: 2 });
  expect(undoStep(edited, 3)).toEqual({ restore: 1, isStale: true });
  expect(redoStep(afterUndo(edited, 4), 5)).toEqual({ restore: 2, isStale: true });
});

it('forgets what was taken back once something else is done', () => {
  const undone = afterUndo(afterEdit(noHistory, { before: 1, after: 2 }), 3);
  expect(redoStep(afterEdit(undone, { before: 3, after: 4 }), 4)).toBeNull();
});
