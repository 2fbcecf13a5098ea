/* Who runs next: the runnable task of the lowest rank, save that a task in its activation is not preempted by an equal.
 * A rank is a place in the order of priorities, the first in the table among equals. */
#include "steps.h"

/* Fills kernel.order. */
void schedule_start(void) {
	/*@ loop invariant 0 <= i <= tables.tasks;
	  @ loop invariant known: \forall integer r; 0 <= r < i ==> kernel.order[r] < i;
	  @ loop invariant sorted: \forall integer p, q; 0 <= p < q < i ==>
	  @   rank_of(kernel.order[p]) < rank_of(kernel.order[q]);
	  @ loop invariant tables: bytes_seen && rights_seen && lists_seen && states_valid;
	  @ loop assigns i, kernel.order[0 .. 15];
	  @ loop variant tables.tasks - i; */
	for (uint32_t i = 0; i < tables.tasks; i++) {
		uint32_t place = i;
		/*@ loop invariant 0 <= place <= i;
		  @ loop invariant known: \forall integer r; 0 <= r <= i && r != place ==> kernel.order[r] < i;
		  @ loop invariant sorted: \forall integer p, q; 0 <= p < q <= i && p != place && q != place ==>
		  @   rank_of(kernel.order[p]) < rank_of(kernel.order[q]);
		  @ loop invariant tables: bytes_seen && rights_seen && lists_seen && states_valid;
		  @ loop invariant behind: \forall integer q; place < q <= i ==> rank_of(i) < rank_of(kernel.order[q]);
		  @ loop assigns place, kernel.order[0 .. 15];
		  @ loop variant place; */
		while (place > 0 && task_descriptors[kernel.order[place - 1]].priority > task_descriptors[i].priority) {
			/*@ assert later: comes_before(i, kernel.order[place - 1]); */
			/*@ assert behind: rank_of(i) < rank_of(kernel.order[place - 1]); */
			kernel.order[place] = kernel.order[place - 1];
			place--;
		}
		/*@ assert earlier: place > 0 ==> comes_before(kernel.order[place - 1], i); */
		/*@ assert before: place > 0 ==> rank_of(kernel.order[place - 1]) < rank_of(i); */
		kernel.order[place] = (uint8_t)i;
	}
	/*@ loop invariant 0 <= place <= tables.tasks;
	  @ loop invariant tables: bytes_seen && rights_seen && lists_seen && states_valid;
	  @ loop invariant far: \forall integer p, q; 0 <= p <= q < place ==>
	  @   rank_of(kernel.order[q]) - rank_of(kernel.order[p]) >= q - p;
	  @ loop invariant sorted: \forall integer p, q; 0 <= p < q < tables.tasks ==>
	  @   rank_of(kernel.order[p]) < rank_of(kernel.order[q]);
	  @ loop invariant last: \forall integer p; 0 <= p < place ==>
	  @   rank_of(kernel.order[place - 1]) - rank_of(kernel.order[p]) >= place - 1 - p;
	  @ loop invariant set: \forall integer p; 0 <= p < place ==> task_states[kernel.order[p]].rank == p;
	  @ loop assigns place, task_states[0 .. 15].rank;
	  @ loop variant tables.tasks - place; */
	for (uint32_t place = 0; place < tables.tasks; place++) {
		/*@ assert next: place > 0 ==> rank_of(kernel.order[place - 1]) < rank_of(kernel.order[place]); */
		/*@ assert last: \forall integer p; 0 <= p <= place ==>
		  @   rank_of(kernel.order[place]) - rank_of(kernel.order[p]) >= place - p; */
		task_states[kernel.order[place]].rank = (uint8_t)place;
	}
	/*@ assert top: rank_of(kernel.order[tables.tasks - 1]) < tables.tasks; */
	/*@ assert low: \forall integer q; 0 <= q < tables.tasks ==> rank_of(kernel.order[q]) >= q; */
	/*@ assert high: \forall integer p; 0 <= p < tables.tasks ==> rank_of(kernel.order[p]) <= p; */
	/*@ assert order: order_valid; */
	/*@ assert same: \forall integer i; 0 <= i < 16 ==>
	  @   task_states[i].condition == \at(task_states[i].condition, Pre); */
	/*@ assert marks: \forall integer r; 0 <= r <= 16 ==> kernel.runnable[r] == \at(kernel.runnable[r], Pre); */
	kernel.runnable[tables.tasks] = true;
	kernel.top = tables.tasks;
}

/* The lowest rank of a runnable task, tables.tasks when there is none. The search begins where the last one ended, or
 * at a task that has become runnable since. */
static uint32_t best_rank(void) {
	uint32_t rank = kernel.top;
	/*@ loop invariant kernel.top <= rank <= tables.tasks;
	  @ loop invariant \forall integer r; kernel.top <= r < rank ==> !kernel.runnable[r];
	  @ loop assigns rank;
	  @ loop variant tables.tasks - rank; */
	while (!kernel.runnable[rank]) {
		rank++;
	}
	kernel.top = (uint8_t)rank;
	return rank;
}

/* A runnable task gets the processor, unless its reason to run has gone. */
static inline bool take(struct task_state *task) {
	if (task->condition != TASK_READY && !activation_begin(task)) {
		return false;
	}
	give(task);
	return true;
}

/* Sets kernel.next and begins its activation where one is due; the holder of the processor, one of the runnable tasks,
 * does not yield to an equal. Ends: each turn without a result takes one task out of the runnable ones, or
 * denies one call that waits in a queue, and nothing here adds a call. */
static __attribute__((noinline)) void choose(struct task_state *holder) {
	kernel.reschedule = false;
	/*@ LOOP_VALID;
	  @ loop invariant holder: holder == \null || (is_task(holder) && holder->condition == TASK_READY);
	  @ loop assigns STATE; */
	for (;;) {
		const uint32_t rank = best_rank();
		if (rank == tables.tasks) {
			give_idle();
			return;
		}
		struct task_state *best = task_of_rank(rank);
		if (holder != NULL && priority_of(best) == priority_of(holder)) {
			best = holder;
		}
		if (take(best)) {
			return;
		}
	}
}

/* The running task is blocked, its time charged. */
void schedule_others(void) {
	choose(NULL);
}

void schedule(void) {
	struct task_state *current = (struct task_state *)kernel.running;
	if (kernel.running == &kernel.idle || current->condition != TASK_READY) {
		choose(NULL);
	} else {
		time_charge();
		task_set_runnable(current, TASK_READY);
		choose(current);
	}
}

/* The same after a tick or an interrupt, which came where the task did not ask for it. The frame of the one that ran
 * must be where it can be saved and gone on from. */
void schedule_after(struct task_context *context) {
	struct task_state *task = (struct task_state *)context;
	if (context != &kernel.idle && task->condition == TASK_READY && !arch_frame_is_valid(context)) {
		fault_task(task, FAULT_STACK, 0, context->stack, 0);
	}
	schedule();
}
