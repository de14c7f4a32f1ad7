import { Toolbar } from '@base-ui/react/toolbar';
import { useEditorState } from '@tiptap/react';
import {
  Bold,
  ChevronDown,
  Code,
  Code2,
  FunctionSquare,
  ImagePlus,
  Indent,
  Italic,
  Link,
  List,
  ListOrdered,
  Minus,
  MoreHorizontal,
  Outdent,
  Quote,
  Redo2,
  RemoveFormatting,
  Search,
  SquareSigma,
  Strikethrough,
  Subscript,
  Superscript,
  Table,
  TextQuote,
  Underline,
  Undo2,
  Asterisk,
} from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { shownShortcut, useCommands } from '#renderer/app/commands.ts';
import { useText } from '#renderer/language/index.ts';
import { Menu, Tooltip, type MenuEntry } from '#renderer/ui/index.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { editorSignals } from '../schema/index.ts';
import { setStyle, styleOf, tableTools, textStyles, toolGroups, type Tool, type ToolName } from './tools.ts';
import { useInsertImages } from './use-insert-images.ts';
import './toolbar.css';

const icons: Readonly<Record<ToolName, typeof Bold>> = {
  bold: Bold,
  italic: Italic,
  underline: Underline,
  strike: Strikethrough,
  superscript: Superscript,
  subscript: Subscript,
  code: Code,
  link: Link,
  bulletList: List,
  orderedList: ListOrdered,
  indent: Indent,
  outdent: Outdent,
  quote: Quote,
  codeBlock: Code2,
  rule: Minus,
  mathInline: FunctionSquare,
  mathBlock: SquareSigma,
  footnote: Asterisk,
  citation: TextQuote,
  undo: Undo2,
  redo: Redo2,
  find: Search,
  clear: RemoveFormatting,
};

/** Above the report: one stop for the keyboard, arrows within. What doesn't fit is in the menu at its end. */
export function EditorToolbar({ core }: { readonly core: ReportEditorCore }) {
  const { editor } = core;
  const words = useText().editor.toolbar;
  const bar = useRef<HTMLDivElement>(null);
  const shownGroups = useRoom(bar);
  const [fileInput, setFileInput] = useState<HTMLInputElement | null>(null);
  const insertImages = useInsertImages(core);
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      style: styleOf(current),
      canStyle: current.isEditable && current.state.selection.$from.parent.type.name !== 'sectionHeading',
      on: toolGroups
        .flat()
        .filter(({ isOn }) => isOn?.(current) === true)
        .map(({ name }) => name),
      off: toolGroups
        .flat()
        .filter(({ can, name }) => name !== 'find' && (!current.isEditable || can?.(current) === false))
        .map(({ name }) => name),
      table: tableTools.filter(({ can }) => current.isEditable && can(current)).map(({ name }) => name),
    }),
  });
  useCommands([
    {
      id: 'editor.link',
      title: words.link,
      run: () => editorSignals(editor).openPanel({ kind: 'link' }),
      isEnabled: state.canStyle,
    },
    ...toolGroups
      .flat()
      .filter(({ name }) => ['citation', 'footnote', 'mathInline', 'mathBlock'].includes(name))
      .map((tool) => ({
        id: `editor.${tool.name}`,
        title: words[tool.name],
        run: () => tool.run(editor),
        isEnabled: !state.off.includes(tool.name),
      })),
    { id: 'editor.image', title: words.image, run: () => fileInput?.click(), isEnabled: state.canStyle },
  ]);
  const entryOf = (tool: Tool): MenuEntry => ({
    label: words[tool.name],
    icon: iconOf(tool.name),
    shortcut: tool.shortcut === undefined ? undefined : shownShortcut(tool.shortcut),
    isDisabled: state.off.includes(tool.name),
    onSelect: () => tool.run(editor),
  });
  const tableEntries = tableTools.map(({ name, run }): MenuEntry => ({
    label: words[name] as string,
    isDisabled: !state.table.includes(name),
    onSelect: () => run(editor),
  }));
  const imageEntry: MenuEntry = {
    label: words.image,
    icon: <ImagePlus size={15} aria-hidden />,
    isDisabled: !state.canStyle,
    onSelect: () => fileInput?.click(),
  };
  const hidden = toolGroups.slice(shownGroups);
  const hasExtras = shownGroups > 3;
  const moreEntries: MenuEntry[] = [
    ...(hasExtras ? [] : [imageEntry, ...tableEntries, 'line' as const]),
    ...hidden.flatMap((group, index) => [...(index === 0 ? [] : ['line' as const]), ...group.map(entryOf)]),
  ];
  return (
    <Toolbar.Root ref={bar} className="editor-toolbar" aria-label={words.name}>
      <Toolbar.Input
        aria-label={words.style}
        render={
          (
            <select
              value={state.style}
              disabled={!state.canStyle}
              onChange={(event) => setStyle(editor, event.target.value)}
            >
              {textStyles.map((style) => (
                <option key={style} value={style}>
                  {style === 'paragraph' ? words.paragraph : words.heading({ level: Number(style.slice(-1)) - 2 })}
                </option>
              ))}
            </select>
          ) as never
        }
        className="editor-toolbar-style"
      />
      {toolGroups.slice(0, shownGroups).map((group) => (
        <Toolbar.Group key={group[0]?.name} className="editor-toolbar-group">
          {group.map((tool) => (
            <ToolButton
              key={tool.name}
              tool={tool}
              label={words[tool.name]}
              isOn={state.on.includes(tool.name)}
              isOff={state.off.includes(tool.name)}
              onRun={() => tool.run(editor)}
            />
          ))}
        </Toolbar.Group>
      ))}
      {hasExtras && (
        <Toolbar.Group className="editor-toolbar-group">
          <Menu
            trigger={
              <ToolbarIcon
                label={words.table}
                icon={
                  <>
                    <Table size={16} aria-hidden />
                    <ChevronDown size={11} aria-hidden />
                  </>
                }
                isOff={state.table.length === 0}
              />
            }
            items={tableEntries}
          />
          <ToolbarIcon
            label={words.image}
            icon={<ImagePlus size={16} aria-hidden />}
            isOff={!state.canStyle}
            onClick={() => fileInput?.click()}
          />
        </Toolbar.Group>
      )}
      {moreEntries.length > 0 && (
        <Menu
          trigger={<ToolbarIcon label={words.more} icon={<MoreHorizontal size={16} aria-hidden />} />}
          items={moreEntries}
        />
      )}
      <input
        ref={setFileInput}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={(event) => {
          void insertImages([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </Toolbar.Root>
  );
}

type ToolButtonProps = {
  readonly tool: Tool;
  readonly label: string;
  readonly isOn: boolean;
  readonly isOff: boolean;
  readonly onRun: () => void;
};

function ToolButton({ tool, label, isOn, isOff, onRun }: ToolButtonProps) {
  const shortcut = tool.shortcut === undefined ? '' : ` (${shownShortcut(tool.shortcut)})`;
  return (
    <Tooltip text={`${label}${shortcut}`}>
      <Toolbar.Button
        className="editor-toolbar-button"
        aria-label={label}
        {...(tool.isOn === undefined ? {} : { 'aria-pressed': isOn })}
        disabled={isOff}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRun}
      >
        {iconOf(tool.name)}
      </Toolbar.Button>
    </Tooltip>
  );
}

type ToolbarIconProps = {
  readonly label: string;
  readonly icon: ReactElement;
  readonly isOff?: boolean;
  readonly onClick?: () => void;
};

function ToolbarIcon({ label, icon, isOff = false, ...rest }: ToolbarIconProps) {
  return (
    <Toolbar.Button {...rest} className="editor-toolbar-button" aria-label={label} title={label} disabled={isOff}>
      {icon}
    </Toolbar.Button>
  );
}

function iconOf(name: ToolName): ReactElement {
  const Icon = icons[name];
  return <Icon size={16} aria-hidden />;
}

/** How many groups of tools there is room for. */
function useRoom(bar: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(720);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 720));
    observer.observe(element);
    return () => observer.disconnect();
  }, [bar]);
  let used = 150 + 40 + 90;
  let groups = 0;
  for (const group of toolGroups) {
    used += group.length * 29 + 9;
    if (used > width) break;
    groups += 1;
  }
  return groups;
}
