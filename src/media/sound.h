#pragma once

#include "media/player.h"
#include "media/studio.h"
