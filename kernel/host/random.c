/* random SEED SETS: as many sets of arguments for system calls, from a seed; a
 * sequence of bytes after another. */
#include "driver.h"
#include "machine.h"
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

/* splitmix64 (Steele, Lea, Flood). */
static uint64_t next(void) {
  uint64_t z = state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: random SEED SETS\n");
    return 2;
  }
  state = strtoull(arguments[1], NULL, 0);
  const uint64_t wanted = strtoull(arguments[2], NULL, 0);
  static uint8_t data[2048];
  machine_map();
  while (driver_sets() < wanted) {
    for (size_t i = 0; i < sizeof data; i += 8) {
      const uint64_t word = next();
      for (size_t k = 0; k < 8; k++) {
        data[i + k] = (uint8_t)(word >> 8 * k);
      }
    }
    driver_play(data, sizeof data);
  }
  driver_report();
  return 0;
}
