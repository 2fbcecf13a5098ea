/* Never ends its scan. */
void scan(void) {
	for (;;) {
		__asm volatile("");
	}
}
