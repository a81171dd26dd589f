#pragma once

// Pauses a processor until the user lets it go on; only builds with the watcher do.
#define PAUSE()
