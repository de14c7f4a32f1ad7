/** Takes out what others remarked beside the text: the remarks, and the marks where they were. */
export function dropComments(body: HTMLElement): void {
  const remarks =
    '[style*="mso-element:comment"], .MsoCommentText, .MsoCommentReference, .msocomoff, a.msocomanchor, a[href^="#_msocom"], [style*="mso-special-character:comment"], .comment-content, style, script, meta, title, xml';
  for (const element of body.querySelectorAll(remarks)) element.remove();
  // Google Docs: [a] in the text, and the remark below it.
  for (const anchor of body.querySelectorAll('a[href^="#cmnt"]')) {
    const isRemark = anchor.getAttribute('href')?.startsWith('#cmnt_ref') === true;
    (anchor.closest(isRemark ? 'div, p' : 'sup') ?? anchor).remove();
  }
  // LibreOffice anchors its remarks in the text.
  for (const anchor of body.querySelectorAll('a.sdcommentanc, [id^="comment"] .sdcommentsym')) anchor.remove();
}

/** Changes that were tracked count as made: what was deleted goes, what was inserted stays. */
export function dropTrackedChanges(body: HTMLElement): void {
  for (const deleted of body.querySelectorAll(
    'del[cite], del[datetime], .msoDel, del.msoDel, [style*="mso-prop-change"] del',
  ))
    deleted.remove();
  for (const inserted of body.querySelectorAll('ins, .msoIns')) inserted.replaceWith(...inserted.childNodes);
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: ChildNode[] = [];
  while (comments.nextNode() !== null) found.push(comments.currentNode as ChildNode);
  for (const comment of found) comment.remove();
}
