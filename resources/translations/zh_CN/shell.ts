<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>shell</name>
    <message><source>Screens</source><translation>页面</translation></message>
    <message><source>Name, pinyin initials, phone tail, ID tail, contract number</source><translation>姓名、拼音首字母、手机尾号、证件尾号、合同号</translation></message>
    <message><source>Messages</source><translation>消息</translation></message>
    <message><source>Business date</source><translation>营业日</translation></message>
    <message><source>Density</source><translation>密度</translation></message>
    <message><source>Language</source><translation>语言</translation></message>
    <message><source>Connected</source><translation>已连接</translation></message>
    <message><source>server {ms} ms</source><translation>服务器 {ms} ms</translation></message>
    <message><source>Off line since {time}</source><translation>离线，自 {time}</translation></message>
    <message><source>payments and applications go on; the server confirms later</source><translation>可继续收款与录入，入账待服务器确认</translation></message>
    <message><source>{count} to send {sum}</source><translation>待同步 {count} 笔 {sum}</translation></message>
    <message><source>Everything is synchronised {time}</source><translation>全部已同步 {time}</translation></message>
    <message><source>Compact</source><translation>紧凑</translation></message>
    <message><source>Comfortable</source><translation>宽松</translation></message>
    <message><source>About LenDesk</source><translation>关于 LenDesk</translation></message>
    <message><source>All keys</source><translation>全部按键</translation></message>
    <message><source>As the system</source><translation>跟随系统</translation></message>
    <message><source>Branch</source><translation>机构</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Close (Esc)</source><translation>关闭（Esc）</translation></message>
    <message><source>Dark</source><translation>深色</translation></message>
    <message><source>Everywhere</source><translation>所有页面</translation></message>
    <message><source>Help</source><translation>帮助</translation></message>
    <message><source>Help for this screen</source><translation>本页帮助</translation></message>
    <message><source>In a new window</source><translation>在新窗口中打开</translation></message>
    <message><source>In a new window (Ctrl+Shift+N)</source><translation>在新窗口中打开（Ctrl+Shift+N）</translation></message>
    <message><source>Keys of this screen</source><translation>本页按键</translation></message>
    <message><source>Licence</source><translation>许可</translation></message>
    <message><source>Light</source><translation>浅色</translation></message>
    <message><source>Lock</source><translation>锁定</translation></message>
    <message><source>Lock after</source><translation>自动锁定</translation></message>
    <message><source>Look round</source><translation>功能导览</translation></message>
    <message><source>Person</source><translation>个人</translation></message>
    <message><source>Sign out</source><translation>退出登录</translation></message>
    <message><source>Theme</source><translation>主题</translation></message>
    <message><source>This screen has no keys of its own.</source><translation>本页没有专用按键。</translation></message>
    <message><source>Try again</source><translation>重试</translation></message>
    <message><source>Version</source><translation>版本</translation></message>
    <message><source>What is new</source><translation>新版变化</translation></message>
    <message><source>Workstation</source><translation>终端</translation></message>
    <message><source>data {age} old</source><translation>数据已 {age} 未更新</translation></message>
    <message><source>{count} days</source><translation>{count} 天</translation></message>
    <message><source>{count} h</source><translation>{count} 小时</translation></message>
    <message><source>{count} min</source><translation>{count} 分钟</translation></message>
    <message><source>Command</source><translation>命令</translation></message>
    <message><source>This page could not be shown</source><translation>本页无法显示</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Messages, {count} new</source><translation>消息，{count} 条新的</translation></message>
    <message><source>Nothing needs you now.</source><translation>目前没有需要您处理的消息。</translation></message>
    <message><source>What needs you</source><translation>消息</translation></message>
    <message><source>new</source><translation>新</translation></message>
</context>
</TS>
