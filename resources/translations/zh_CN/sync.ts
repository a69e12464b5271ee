<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync</name>
    <message><source>1 or 2 chooses</source><translation>按 1 或 2 选择</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Application</source><translation>申请</translation></message>
    <message><source>At most</source><translation>最多</translation></message>
    <message><source>Both sides</source><translation>两边对照</translation></message>
    <message><source>Centre</source><translation>服务器</translation></message>
    <message><source>Choose how to go on</source><translation>请选择处理方式</translation></message>
    <message><source>Choose one in the list.</source><translation>在列表中选一条。</translation></message>
    <message><source>Code {code}</source><translation>编号 {code}</translation></message>
    <message><source>Command</source><translation>操作</translation></message>
    <message><source>Concerns</source><translation>对象</translation></message>
    <message><source>Confirmed</source><translation>已确认</translation></message>
    <message><source>Connected</source><translation>已连接</translation></message>
    <message><source>Connection</source><translation>连接</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>Entered</source><translation>录入</translation></message>
    <message><source>Everything is synchronised</source><translation>全部已同步</translation></message>
    <message><source>Fault number</source><translation>故障编号</translation></message>
    <message><source>Field</source><translation>项目</translation></message>
    <message><source>How to go on</source><translation>怎样处理</translation></message>
    <message><source>Let it be</source><translation>不再执行</translation></message>
    <message><source>Limit</source><translation>限额</translation></message>
    <message><source>Loan</source><translation>贷款</translation></message>
    <message><source>Method</source><translation>方式</translation></message>
    <message><source>Needs you</source><translation>需要您裁决</translation></message>
    <message><source>No command chosen</source><translation>未选择操作</translation></message>
    <message><source>No.</source><translation>序号</translation></message>
    <message><source>Nothing is posted; it stays in the list as settled</source><translation>不入账，在列表中记为已处理</translation></message>
    <message><source>Number</source><translation>号码</translation></message>
    <message><source>Off line</source><translation>离线</translation></message>
    <message><source>Order again</source><translation>重新提交</translation></message>
    <message><source>Order it again</source><translation>重新提交</translation></message>
    <message><source>Ordered by</source><translation>录入人</translation></message>
    <message><source>Outbox</source><translation>待发箱</translation></message>
    <message><source>Outstanding</source><translation>剩余本金</translation></message>
    <message><source>Payer</source><translation>付款人</translation></message>
    <message><source>Purpose</source><translation>用途</translation></message>
    <message><source>Receipt</source><translation>收据</translation></message>
    <message><source>Receipt number</source><translation>收据号</translation></message>
    <message><source>Same content, judged on what holds now</source><translation>内容不变，按当前数据重新判断</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Sync now</source><translation>立即同步</translation></message>
    <message><source>Tendered</source><translation>实收</translation></message>
    <message><source>Term</source><translation>期限</translation></message>
    <message><source>Text</source><translation>内容</translation></message>
    <message><source>This did not work</source><translation>操作未完成</translation></message>
    <message><source>This workstation</source><translation>本终端</translation></message>
    <message><source>To be sent</source><translation>待发送</translation></message>
    <message><source>Value date</source><translation>入账日</translation></message>
    <message><source>What is entered off line waits here until the centre has it.</source><translation>离线录入的内容在这里等待，直到服务器收到。</translation></message>
    <message><source>card</source><translation>刷卡</translation></message>
    <message><source>cash</source><translation>现金</translation></message>
    <message><source>confirmed</source><translation>已确认</translation></message>
    <message><source>held</source><translation>已搁置</translation></message>
    <message><source>last {time}</source><translation>最近 {time}</translation></message>
    <message><source>refused</source><translation>被拒绝</translation></message>
    <message><source>settled</source><translation>已处理</translation></message>
    <message><source>since {time}</source><translation>{time} 起</translation></message>
    <message><source>stays here, holds nothing else up</source><translation>停在这里，不影响其他</translation></message>
    <message><source>to be sent</source><translation>待发送</translation></message>
    <message><source>transfer</source><translation>转账</translation></message>
    <message><source>under way</source><translation>进行中</translation></message>
    <message><source>{count} commands</source><translation>共 {count} 笔操作</translation></message>
    <message><source>{sum} · colleagues: {count}</source><translation>{sum} · 同事 {count} 笔</translation></message>
</context>
</TS>
