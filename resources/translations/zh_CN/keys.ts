<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>keys</name>
    <message><source>All keys</source><translation>全部按键</translation></message>
    <message><source>Close what is open on top; drafts are kept</source><translation>关闭最上层；草稿保留</translation></message>
    <message><source>Help for this screen; twice: all keys</source><translation>本页帮助；再按一次：全部按键</translation></message>
    <message><source>In lists: move, open, tick</source><translation>列表中：移动、打开、勾选</translation></message>
    <message><source>Lock all windows</source><translation>锁定所有窗口</translation></message>
    <message><source>Search and commands</source><translation>搜索与命令</translation></message>
    <message><source>The next, the last field</source><translation>下一个、上一个字段</translation></message>
    <message><source>The own menu: look, lock, sign out</source><translation>个人菜单：外观、锁定、退出登录</translation></message>
    <message><source>The screen before</source><translation>返回上一页</translation></message>
    <message><source>The screens of the rail</source><translation>左侧导航的页面</translation></message>
    <message><source>This file in a window of its own</source><translation>在新窗口中打开当前业务</translation></message>
    <message><source>In tables: copy the selected rows</source><translation>表格：复制所选行</translation></message>
    <message><source>In tables: export to Excel</source><translation>表格：导出到 Excel</translation></message>
    <message><source>In tables: print or save as PDF</source><translation>表格：打印或存为 PDF</translation></message>
    <message><source>In tables: choose columns</source><translation>表格：选择列</translation></message>
</context>
</TS>
