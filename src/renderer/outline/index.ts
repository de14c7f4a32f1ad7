export { OutlinePane } from './outline-pane.tsx';
