#define FACTOR 3.0f
#define LIFE 1000
#include "floats.c"
