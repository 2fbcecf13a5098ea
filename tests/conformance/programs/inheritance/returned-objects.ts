import type { i32 } from 'bulkhead';

interface Point {
  x: i32;
}
abstract class Owner {
  protected readonly point: Point = { x: 1 };
  abstract where(): Point;
  abstract copy(): Point;
  self(): Owner {
    return this;
  }
}
class Left extends Owner {
  where(): Point {
    this.point.x++;
    return this.point;
  }
  copy(): Point {
    return { ...this.point };
  }
}
const far: Point = { x: 1000 };
class Right extends Owner {
  where(): Point {
    return far;
  }
  copy(): Point {
    const made: Point = { x: far.x * 2 };
    return made;
  }
}
const owners: Owner[] = [new Left(), new Right()];

export function scan(): void {
  for (const owner of owners) {
    const copy = owner.copy();
    owner.where().x += 10;
    console.log(owner.where().x, copy.x, owner.self() === owner, owner.self().copy().x);
  }
  console.log(far.x);
}
