/* The four functions that GCC may call on its own (GCC manual, "Standards"), by words where both sides allow it. Built
 * with -fno-tree-loop-distribute-patterns, else they would call themselves. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint32_t __attribute__((may_alias)) word;

static int are_aligned(const void *a, const void *b) {
	return (((uintptr_t)a | (uintptr_t)b) & 3) == 0;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) {
	uint8_t *target = to;
	const uint8_t *source = from;
	if (are_aligned(to, from)) {
		for (; size >= 4; size -= 4, target += 4, source += 4) {
			*(word *)(void *)target = *(const word *)(const void *)source;
		}
	}
	while (size-- > 0) {
		*target++ = *source++;
	}
	return to;
}

void *memmove(void *to, const void *from, size_t size) {
	uint8_t *target = to;
	const uint8_t *source = from;
	if ((uintptr_t)target - (uintptr_t)source >= size) {
		return memcpy(to, from, size);
	}
	while (size-- > 0) {
		target[size] = source[size];
	}
	return to;
}

void *memset(void *to, int value, size_t size) {
	uint8_t *target = to;
	const uint32_t byte = (uint8_t)value;
	if (are_aligned(to, to)) {
		for (; size >= 4; size -= 4, target += 4) {
			*(word *)(void *)target = byte * 0x01010101u;
		}
	}
	while (size-- > 0) {
		*target++ = (uint8_t)byte;
	}
	return to;
}

int memcmp(const void *a, const void *b, size_t size) {
	const uint8_t *left = a, *right = b;
	for (size_t i = 0; i < size; i++) {
		if (left[i] != right[i]) {
			return left[i] < right[i] ? -1 : 1;
		}
	}
	return 0;
}
