#pragma once

namespace kit {

// The grid of the design, in device-independent pixels. No page invents a margin: it takes one of these.
inline constexpr int space2 = 2;
inline constexpr int space4 = 4;
inline constexpr int space6 = 6;
inline constexpr int space8 = 8;
inline constexpr int space12 = 12;
inline constexpr int space16 = 16;
inline constexpr int space20 = 20;
inline constexpr int space24 = 24;
inline constexpr int pageMargin = 24;

inline constexpr int rowDense = 32;
inline constexpr int rowMedium = 40;
inline constexpr int rowList = 48;
inline constexpr int rowTall = 52;
inline constexpr int rowMenu = 28;

inline constexpr int radiusTag = 4;     // tags, meters
inline constexpr int radiusControl = 6; // buttons, fields
inline constexpr int radiusRow = 8;     // rows, code, popups
inline constexpr int radiusCard = 12;   // cards, composer, dialogs, bubbles

inline constexpr int controlSmall = 28;
inline constexpr int controlHeight = 32;
inline constexpr int controlLarge = 40;

inline constexpr int iconSmall = 14; // in small buttons
inline constexpr int iconMedium = 16;
inline constexpr int iconRail = 20;
inline constexpr int iconDoor = 24;

inline constexpr int railWidth = 64;
inline constexpr int listWidth = 264;
inline constexpr int listWidthMin = 220;
inline constexpr int listWidthMax = 360;
inline constexpr int inspectorWidth = 272;
inline constexpr int inspectorWidthMin = 256;
inline constexpr int inspectorWidthMax = 360;
inline constexpr int headHeight = 48;
inline constexpr int statusBarHeight = 28;
inline constexpr int transcriptWidth = 720;
inline constexpr int drawerWidth = 320;
inline constexpr int popupMargin = 28; // room that a popup's shadow needs around it

// Window widths from which a pane stands beside the centre instead of being a drawer.
inline constexpr int widthForInspector = 1200;
inline constexpr int widthForList = 960;

} // namespace kit
