import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { itemsInOrder, type Outline, type OutlineItem } from '#shared/domain/outline.ts';
import { templateIdSchema, type Template } from '#shared/domain/template.ts';

/**
 * A template of an outline's headings, two levels deep: deeper ones belong to this report alone. Faults: `wrong-use`
 * for a name without letters, `outline-missing`.
 */
export function toTemplate(options: {
  readonly outline: Outline;
  readonly about: Omit<Template, 'id' | 'items'>;
}): Result<Template> {
  const { outline, about } = options;
  const id = templateIdSchema.safeParse(slugOf(about.name));
  if (!id.success) return fail(userFault('wrong-use', 'Give the kind of report a name with letters or digits.'));
  if (outline.items.length === 0) {
    return fail(
      userFault('outline-missing', 'There is no outline yet to make a kind of report of. Add sections first.'),
    );
  }
  const inOrder = itemsInOrder(outline);
  const below = (parent: OutlineItem | null) => inOrder.filter(({ parentId }) => parentId === (parent?.id ?? null));
  const leaf = ({ heading, intent, role }: OutlineItem) => ({ heading, intent, role, isRequired: false });
  const items = below(null).map((item) => ({ ...leaf(item), items: below(item).map(leaf) }));
  return succeed({ ...about, id: id.data, items });
}

function slugOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\d]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}
