export function scan(): void {
  const state = { on: false, count: 0 };
  for (let i = 0; i < 3; i++) {
    state.on = !state.on;
    state.count += i;
  }
  console.log(state.on, state.count);
}
