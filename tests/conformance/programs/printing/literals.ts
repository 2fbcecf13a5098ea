export function scan(): void {
  console.log('plain');
  console.log('');
  console.log('quotes " and \' and \\ and %d %s %%');
  console.log(`template`);
  console.log('tab\tin between');
  console.log('a', 'b', 'c');
  console.log('größer ≥ 3 °C');
}
