import { Mode, start } from './modules/index.ts';

export function scan(): void {
  console.log(start(), start() === Mode.Run);
}
