#pragma once

// Kernels written a little later use the stream under the path of the current release.
#include "debug/dprint.h"
