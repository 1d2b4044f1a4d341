#pragma once

#include "demo/routes.h"

namespace demo {

// Speech, transcription and embeddings (relay-api §6.2, §12.1). Speech is made as WAV or bare samples only: other
// formats are refused as a supplier without them would.
void addSoundRoutes(Routes &routes);

} // namespace demo
