<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tour</name>
    <message><source>Begin</source><translation>开始使用</translation></message>
    <message><source>Ctrl+K finds people, contracts and screens. Alt+Left goes back to the screen before.</source><translation>按 Ctrl+K 查找客户、合同和页面；按 Alt+← 返回上一页。</translation></message>
    <message><source>Find and do</source><translation>搜索与命令</translation></message>
    <message><source>Next</source><translation>下一步</translation></message>
    <message><source>One job a screen; the filled button with its key finishes it. Violet with a dashed or hatched ground means: not yet true. Ctrl+Shift+N puts a file into a window of its own.</source><translation>一页办一件事，实心按钮（及其按键）完成这件事。紫色加虚线或斜纹表示“尚未生效”。按 Ctrl+Shift+N 在新窗口中打开当前业务。</translation></message>
    <message><source>Only what your role does stands here. Ctrl+1 to Ctrl+9 go there. A red count needs a person, a violet one waits to be sent.</source><translation>这里只显示您的岗位所用的页面，按 Ctrl+1 至 Ctrl+9 打开。红色数字需要人工处理，紫色数字等待发送。</translation></message>
    <message><source>Skip</source><translation>跳过</translation></message>
    <message><source>The line, always in sight</source><translation>连接状态，一目了然</translation></message>
    <message><source>The work</source><translation>办理业务</translation></message>
    <message><source>Theme, density, language, lock (Ctrl+L) and sign out. F1 explains the screen in force; F1 twice lists all keys.</source><translation>在这里设置主题、密度、语言，锁定（Ctrl+L）或退出登录。按 F1 查看本页帮助，再按一次列出全部按键。</translation></message>
    <message><source>Whether the centre answers, what waits to be sent, and when data were fetched last. Off line the foot is hatched and says what still works.</source><translation>显示是否连上中心、有多少笔待发送、数据何时更新。离线时底栏变为斜纹，并说明还能办理哪些业务。</translation></message>
    <message><source>Your screens, in the order of work</source><translation>您的页面，按办理顺序排列</translation></message>
    <message><source>Yours</source><translation>个人设置</translation></message>
    <message><source>{step} of {count}</source><translation>第 {step} 步，共 {count} 步</translation></message>
</context>
</TS>
