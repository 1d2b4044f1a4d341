<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MessageElement</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::MoneyLabel</name>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n without a known amount</numerusform>
            <numerusform>%n without a known amount</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::MoneyText</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysPage</name>
    <message numerus="yes">
        <source>%n keys have no limit.</source>
        <translation>
            <numerusform>%n key has no limit.</numerusform>
            <numerusform>%n keys have no limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysTable</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::RunwayBar</name>
    <message numerus="yes">
        <source>About %n days</source>
        <translation>
            <numerusform>About %n day</numerusform>
            <numerusform>About %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::WalletPage</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n without a known amount</numerusform>
            <numerusform>%n without a known amount</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::billing::RedeemDialog</name>
    <message numerus="yes">
        <source>%n codes found</source>
        <translation>
            <numerusform>%n code found</numerusform>
            <numerusform>%n codes found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> of %n characters each</source>
        <translation>
            <numerusform> of %n character each</numerusform>
            <numerusform> of %n characters each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::billing::UsagePage</name>
    <message numerus="yes">
        <source>%n without a known cost</source>
        <translation>
            <numerusform>%n without a known cost</numerusform>
            <numerusform>%n without a known cost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelsTable</name>
    <message numerus="yes">
        <source>learned from %n requests</source>
        <translation>
            <numerusform>learned from %n request</numerusform>
            <numerusform>learned from %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::ChatsPage</name>
    <message numerus="yes">
        <source>%n answers without a known cost</source>
        <translation>
            <numerusform>%n answer without a known cost</numerusform>
            <numerusform>%n answers without a known cost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::CostStrip</name>
    <message numerus="yes">
        <source>%1 of %n messages travel</source>
        <translation>
            <numerusform>%1 of %n message travels</numerusform>
            <numerusform>%1 of %n messages travel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::Inspector</name>
    <message numerus="yes">
        <source>last %n messages · %1 tokens</source>
        <translation>
            <numerusform>last message · %1 tokens</numerusform>
            <numerusform>last %n messages · %1 tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::ModelPicker</name>
    <message numerus="yes">
        <source>Search %n models</source>
        <translation>
            <numerusform>Search %n model</numerusform>
            <numerusform>Search %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models do not fit and are hidden</source>
        <translation>
            <numerusform>%n model does not fit and is hidden</numerusform>
            <numerusform>%n models do not fit and are hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n answers are running. Closing stops them; what has arrived is kept.</source>
        <translation>
            <numerusform>%n answer is running. Closing stops it; what has arrived is kept.</numerusform>
            <numerusform>%n answers are running. Closing stops them; what has arrived is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::StatusBar</name>
    <message numerus="yes">
        <source>%n answers running</source>
        <translation>
            <numerusform>%n answer running</numerusform>
            <numerusform>%n answers running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::FoundWords</name>
    <message numerus="yes">
        <source>%n models, rates published</source>
        <translation>
            <numerusform>%n model, rates published</numerusform>
            <numerusform>%n models, rates published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
</TS>
