/* The protocol of calls (call.c, task.c, activation.c) as a model for Spin: two clients, one server, any of them ended
 * and started again at any point, time limits that run out at any point, a server that serves one call a period.
 *
 * Kernel steps do not interleave (arch.c: one priority), so each is one atomic step here, with the names and in the
 * order of the C. What the C does not have are the ghosts: every call has a token and every life of a task a
 * generation; with them is said what must hold. `MUTANT n` takes one line of the protocol away; each must then fail
 * (tests/proofs/protocol.deep.ts). */
#ifndef MUTANT
#define MUTANT 0
#endif

/* PATIENT: no time limits, a server that always replies, periods long enough for what it has to do. */

#define CLIENTS 2
#define SERVER 2
#define TASKS 3
#define NO_TASK 255
#define GONE_TASK 254
#define SERVE_LIMIT 1

mtype:condition = { FAULTED, WAITING, CALLING, SERVED, WOKEN, READY };
mtype:status = { NONE, OK, DEAD, TIMED_OUT };

mtype:condition condition[TASKS] = READY;
byte serving = NO_TASK; /* of the server, as are these */
byte queued;
byte served;
bool pending_release;

mtype:status result[CLIENTS] = NONE;
bool in_call[CLIENTS];

/* Ghosts. A message is the token of its call; the reply to it is the token again. */
bit generation[TASKS];
byte token[CLIENTS];        /* of the call that the client waits for: 0..2, so that none equals one of its neighbours */
byte message;               /* what the server was given */
bit message_caller, message_server; /* generations when it was given */
bool unanswered;            /* it was given one, in this activation, and has not replied */
byte reply[CLIENTS];        /* what the client was given */
byte answers[CLIENTS];      /* results of the present call */

#define IS_CALLING(i) (condition[i] == CALLING)
#define CALL_WAITS (queued > 0 && served < SERVE_LIMIT)
#define HAS_REASON (pending_release || CALL_WAITS)

/* Between kernel steps. */
inline check_invariant() {
	assert(queued == (IS_CALLING(0) -> 1 : 0) + (IS_CALLING(1) -> 1 : 0));
	assert((serving == 0) == (condition[0] == SERVED));
	assert((serving == 1) == (condition[1] == SERVED));
	assert(!(serving < CLIENTS) || condition[SERVER] == READY);
	assert(condition[SERVER] != CALLING && condition[SERVER] != SERVED);
	/* what is owed an answer is exactly what may still be answered */
	assert((serving != NO_TASK) == unanswered);
	/* no reason to run is overlooked */
	assert(condition[SERVER] != WAITING || !HAS_REASON);
	/* whoever waits for a reply waits for a server that can give one */
	assert(!(IS_CALLING(0) || IS_CALLING(1)) || condition[SERVER] != FAULTED);
}

inline finish_call(i, status) {
	assert(in_call[i]);
	answers[i]++;
	assert(answers[i] == 1);
	result[i] = status;
	condition[i] = READY
}

/* What is not looked at again is forgotten, so that states which differ in it alone are one. */
inline forget_message() {
	message = 0;
	message_caller = 0;
	message_server = 0
}
inline forget_call(i) {
	in_call[i] = false;
	result[i] = NONE;
	answers[i] = 0;
	reply[i] = 0
}

inline activation_wake() {
	if
	:: condition[SERVER] == WAITING && HAS_REASON -> condition[SERVER] = WOKEN
	:: else
	fi
}

inline deliver(i) {
	serving = i;
	condition[i] = SERVED;
	unanswered = true;
	message = token[i];
	message_caller = generation[i];
	message_server = generation[SERVER];
	served++
}

/* The caller of the highest priority. */
inline call_deliver() {
	if
	:: IS_CALLING(0) -> deliver(0)
	:: !IS_CALLING(0) && IS_CALLING(1) -> deliver(1)
	fi;
	if
	:: MUTANT != 3 -> queued--
	:: else
	fi
}

/* A server that waits for anything goes on at once when its turn it would be, which is left open here. */
inline call_send(i) {
	in_call[i] = true;
	token[i] = (token[i] + 1) % 3;
	if
	:: condition[SERVER] == FAULTED && MUTANT != 1 -> finish_call(i, DEAD)
	:: condition[SERVER] == WAITING && queued == 0 && served < SERVE_LIMIT ->
		condition[SERVER] = READY;
		deliver(i)
	:: condition[SERVER] != FAULTED || MUTANT == 1 ->
		condition[i] = CALLING;
		queued++;
		if
		:: MUTANT != 2 -> activation_wake()
		:: else
		fi
	fi
}

inline activation_begin() {
	if
	:: pending_release -> pending_release = false; served = 0; condition[SERVER] = READY
	:: !pending_release && CALL_WAITS -> call_deliver(); condition[SERVER] = READY
	:: else -> condition[SERVER] = WAITING
	fi
}

inline call_finish(status) {
	if
	:: serving < CLIENTS -> finish_call(serving, status); serving = GONE_TASK; forget_message()
	:: else
	fi
}

inline call_reply() {
	if
	:: serving < CLIENTS ->
		/* to the one who asked, in the life in which he asked, from the life that was asked */
		assert(condition[serving] == SERVED);
		assert(generation[serving] == message_caller && generation[SERVER] == message_server);
		assert(message == token[serving]);
		reply[serving] = message
	:: else
	fi;
	call_finish(OK);
	unanswered = false;
	if
	:: MUTANT != 4 -> serving = NO_TASK
	:: else
	fi
}

inline activation_end() {
	if
	:: MUTANT != 5 -> call_finish(DEAD)
	:: else
	fi;
	serving = NO_TASK;
	unanswered = false;
	if
	:: HAS_REASON -> condition[SERVER] = WOKEN
	:: else -> condition[SERVER] = WAITING
	fi
}

inline call_withdraw(i) {
	if
	:: condition[i] == CALLING -> queued--
	:: condition[i] == SERVED && MUTANT != 6 -> serving = GONE_TASK; forget_message()
	:: else
	fi
}

inline call_timeout(i) {
	if
	:: MUTANT != 7 -> call_withdraw(i)
	:: else
	fi;
	finish_call(i, TIMED_OUT)
}

inline task_end_client(i) {
	if
	:: MUTANT != 8 -> call_withdraw(i)
	:: else
	fi;
	condition[i] = FAULTED;
	forget_call(i)
}

inline finish_if_calling(i) {
	if
	:: IS_CALLING(i) -> finish_call(i, DEAD)
	:: else
	fi
}

inline task_end_server() {
	if
	:: MUTANT != 9 -> call_finish(DEAD)
	:: else
	fi;
	if
	:: MUTANT != 10 -> finish_if_calling(0); finish_if_calling(1)
	:: else
	fi;
	queued = 0;
	serving = NO_TASK;
	unanswered = false;
	pending_release = false;
	condition[SERVER] = FAULTED
}

/* A client: calls, waits, looks at what it got, calls again; in every life. */
proctype client(byte i) {
	do
	:: atomic { condition[i] == READY && !in_call[i] -> call_send(i); check_invariant() }
	:: atomic {
		condition[i] == READY && in_call[i] ->
		assert(answers[i] == 1 && result[i] != NONE);
		assert(result[i] != OK || reply[i] == token[i]);
		forget_call(i)
	}
	od
}

/* A server: begins an activation when it is its turn; replies to what it was given, or not. */
proctype server() {
	do
	:: atomic { condition[SERVER] == WOKEN -> activation_begin(); check_invariant() }
	:: atomic { condition[SERVER] == READY && serving != NO_TASK -> call_reply(); check_invariant() }
	:: atomic { condition[SERVER] == READY && serving != NO_TASK -> call_reply(); activation_end(); check_invariant() }
#ifndef PATIENT
	:: atomic { condition[SERVER] == READY -> activation_end(); check_invariant() }
#else
	:: atomic { condition[SERVER] == READY && serving == NO_TASK -> activation_end(); check_invariant() }
#endif
	od
}

/* The tick: a period begins; a time limit has run out. */
proctype clock() {
	do
	:: atomic {
#ifdef PATIENT
		condition[SERVER] == WAITING ->
#else
		condition[SERVER] != FAULTED && !pending_release ->
#endif
		pending_release = true; activation_wake(); check_invariant()
	}
	od
}

#define WAITS_FOR_REPLY(i) (condition[i] == CALLING || condition[i] == SERVED)
proctype time_limit(byte i) {
	do
	:: atomic { WAITS_FOR_REPLY(i) -> call_timeout(i); check_invariant() }
	od
}

/* A fault, or the supervisor, ends any task at any point. */
proctype faults() {
	do
	:: atomic { condition[0] != FAULTED -> task_end_client(0); check_invariant() }
	:: atomic { condition[1] != FAULTED -> task_end_client(1); check_invariant() }
	:: atomic { condition[SERVER] != FAULTED -> task_end_server(); check_invariant() }
	od
}

/* The supervisor starts it again: a new life. */
proctype supervisor() {
	do
	:: atomic { condition[0] == FAULTED -> generation[0] = 1 - generation[0]; condition[0] = READY }
	:: atomic { condition[1] == FAULTED -> generation[1] = 1 - generation[1]; condition[1] = READY }
	:: atomic {
		condition[SERVER] == FAULTED ->
		generation[SERVER] = 1 - generation[SERVER];
		served = 0; queued = 0; serving = NO_TASK;
		condition[SERVER] = READY;
		check_invariant()
	}
	od
}

init {
	atomic {
		run client(0); run client(1); run server(); run clock(); run faults(); run supervisor();
#ifndef PATIENT
		run time_limit(0); run time_limit(1)
#endif
	}
}

/* Every call ends: with a reply, or with the news that there will be none. It is the time limit that says so; the caller
 * of the highest priority needs none (PATIENT) where the server replies to all it is given and its periods leave it time
 * for calls. */
ltl answered_0 { [] (in_call[0] -> <> !in_call[0]) }
ltl answered_1 { [] (in_call[1] -> <> !in_call[1]) }
