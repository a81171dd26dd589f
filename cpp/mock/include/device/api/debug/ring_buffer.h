#pragma once

// Words kept for the watcher, of which there is none.
#define WATCHER_RING_BUFFER_PUSH(x) static_cast<void>(x)
#define WATCHER_RING_BUFFER_INIT()
