import type { i32, u8 } from 'bulkhead';

abstract class Shape {
  name: u8 = 0;
}
class Circle extends Shape {
  radius: u8 = 3;
  grow(): void {
    this.radius++;
  }
}
class Box extends Shape {
  width: u8 = 4;
  height: u8 = 5;
}
class Dot extends Shape {}

function area(shape: Shape): i32 {
  if (shape instanceof Circle) {
    shape.grow();
    return shape.radius * shape.radius * 3;
  }
  return shape instanceof Box ? shape.width * shape.height : -1;
}
const shapes: Shape[] = [new Circle(), new Box(), new Dot()];
const circle = new Circle();
let held: Shape | null = null;

export function scan(): void {
  for (const shape of shapes) console.log(area(shape), area(shape));
  console.log(circle instanceof Circle, circle instanceof Shape);
  held = circle;
  const now = held;
  if (now instanceof Circle) console.log(now.radius);
  let boxes: u8 = 0;
  for (const shape of shapes) if (!(shape instanceof Circle) && shape instanceof Box) boxes += shape.width;
  console.log(boxes);
}
