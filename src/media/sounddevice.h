#pragma once

#include "core/result.h"

class QAudioDevice;

namespace media {

// The default devices, asked for only when sound is wanted: the first question loads the sound system.
// Errors: NotFound, "no sound device" or "no microphone".
core::Result<QAudioDevice> defaultSpeaker();
core::Result<QAudioDevice> defaultMicrophone();

} // namespace media
