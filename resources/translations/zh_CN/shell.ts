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
    <message><source>Search people, contracts, screens</source><translation>搜索客户、合同、页面</translation></message>
    <message><source>Results</source><translation>结果</translation></message>
    <message><source>Go to screen</source><translation>打开页面</translation></message>
</context>
</TS>
