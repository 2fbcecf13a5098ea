import type { i32 } from 'bulkhead';

class Animal {
  legs(): i32 {
    return 4;
  }
  twice(): i32 {
    return this.legs() * 2;
  }
}
class Bird extends Animal {
  override legs(): i32 {
    return super.legs() - 2;
  }
}
const animals: Animal[] = [new Animal(), new Bird()];

export function scan(): void {
  for (const animal of animals) console.log(animal.legs(), animal.twice());
}
