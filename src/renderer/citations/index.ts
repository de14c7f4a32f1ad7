export { StylePicker } from './style-picker.tsx';
