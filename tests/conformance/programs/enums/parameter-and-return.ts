enum Side {
  Left = 1,
  Right = 2,
}

function other(side: Side): Side {
  return side === Side.Left ? Side.Right : Side.Left;
}
function isLeft(side: Side): boolean {
  return side === Side.Left;
}

export function scan(): void {
  const side = other(Side.Left);
  console.log(side, other(side), isLeft(side), isLeft(other(side)));
}
