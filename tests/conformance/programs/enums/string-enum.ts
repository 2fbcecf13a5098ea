enum Color {
  Red = 'red',
  Blue = 'blue',
}
let color: Color = Color.Red;

export function scan(): void {
  console.log(color, color === Color.Red);
  color = Color.Blue;
  console.log(`${color}!`);
}
