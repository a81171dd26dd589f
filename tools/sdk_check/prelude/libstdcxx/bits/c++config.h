// The host's configuration of libstdc++, without the parts that need an operating system.
#pragma once

#include_next <bits/c++config.h>

#undef _GLIBCXX_HAS_GTHREADS
#undef _GLIBCXX_HAVE_LINUX_FUTEX
