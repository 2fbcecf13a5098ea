#define FACTOR 5.0f
#define LIFE 3
#include "floats.c"
