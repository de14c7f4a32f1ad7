/** Numbers headings as "2.3" by how they lie below each other; a level that is left out counts for nothing. */
export function createHeadingNumbers(): (level: number) => string {
  const open: { level: number; count: number }[] = [];
  return (level) => {
    while ((open.at(-1)?.level ?? 0) > level) {
      const closed = open.pop();
      const last = open.at(-1);
      // One that came in too deep and the next, at its own level, are siblings.
      if (closed !== undefined && (last === undefined || last.level < level)) open.push({ ...closed, level });
    }
    const last = open.at(-1);
    if (last?.level === level) last.count += 1;
    else open.push({ level, count: 1 });
    return open.map(({ count }) => count).join('.');
  };
}
