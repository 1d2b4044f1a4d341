# The law: who may use whom, and which door belongs to whom. One row per module, one row per door.
# The configure step refuses a link that is not in a row; tests/architecture reads this same file and
# refuses an include that is not. To change the law, change this table and ARCHITECTURE.md together.
#
#   module(<folder> USES <modules…>)                 a static library made of every source in the folder
#   door(<module> HEADERS <globs…> TARGETS <libs…>)  only <module> may include these headers or link these libraries

include(${CMAKE_CURRENT_LIST_DIR}/modulefunctions.cmake)

door(net      HEADERS QNetwork* QTcp* QUdp* QSsl* QHost* QAbstractSocket QLocalS* QHttp* TARGETS Qt6::Network)
door(storage  HEADERS QSql*                                                     TARGETS Qt6::Sql)
door(secrets  HEADERS qt6keychain/* qrencode.h                                  TARGETS Qt6Keychain::Qt6Keychain qrencode)
door(markup   HEADERS md4c*.h QJS* QQml*                                        TARGETS Qt6::Qml md4c)
door(media    HEADERS QMedia* QAudio* QImage* QPixmap*                          TARGETS Qt6::Multimedia Qt6::Gui)
door(demo     HEADERS httplib.h                                                 TARGETS httplib)
door(app      HEADERS QSettings QStandardPaths                                  TARGETS)

module(src/core)
module(src/net       USES core)
module(src/storage   USES core)
module(src/secrets   USES core)
module(src/markup    USES core)
module(src/relay     USES core net)
module(src/accounts  USES core storage secrets relay)
module(src/catalog   USES core storage relay accounts)
module(src/media     USES core net storage relay accounts)
module(src/chat      USES core net storage relay accounts catalog media markup)
module(src/billing   USES core storage relay accounts catalog)
module(src/demo      USES core)
module(src/app       USES core net storage secrets markup relay accounts catalog media chat billing demo)

module(ui/kit        USES core app)
module(ui/accounts   USES kit app core markup relay accounts catalog billing)
module(ui/catalog    USES kit app core accounts catalog billing)
module(ui/media      USES kit app core accounts catalog media billing)
module(ui/chat       USES kit app core accounts catalog media chat markup billing)
module(ui/billing    USES kit app core accounts catalog billing)
module(ui/settings   USES kit app core accounts catalog billing)
module(ui/shell      USES kit app core accounts catalog media chat billing ui_accounts ui_catalog ui_media ui_chat ui_billing ui_settings)
