<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>listing</name>
    <message><source>Account</source><translation>账号</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Application</source><translation>申请编号</translation></message>
    <message><source>Bank reference</source><translation>银行流水号</translation></message>
    <message><source>Change</source><translation>变更</translation></message>
    <message><source>Contract</source><translation>合同编号</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Days past due</source><translation>逾期天数</translation></message>
    <message><source>Decided by</source><translation>审批人</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>File</source><translation>文件</translation></message>
    <message><source>From</source><translation>来源</translation></message>
    <message><source>Given up</source><translation>减免金额</translation></message>
    <message><source>Handed in</source><translation>提交时间</translation></message>
    <message><source>Imported</source><translation>导入时间</translation></message>
    <message><source>Instalments</source><translation>期数</translation></message>
    <message><source>Left out</source><translation>跳过</translation></message>
    <message><source>Left</source><translation>可用</translation></message>
    <message><source>Limit</source><translation>额度</translation></message>
    <message><source>Lines</source><translation>行数</translation></message>
    <message><source>Loan</source><translation>借据编号</translation></message>
    <message><source>Made</source><translation>创建时间</translation></message>
    <message><source>Next step</source><translation>下一步</translation></message>
    <message><source>Number</source><translation>编号</translation></message>
    <message><source>Open</source><translation>待处理</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Prepared by</source><translation>经办人</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Proposed by</source><translation>提出人</translation></message>
    <message><source>Rate a year</source><translation>年化利率</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
    <message><source>Released by</source><translation>复核放款</translation></message>
    <message><source>Repayment</source><translation>还款方式</translation></message>
    <message><source>Review on</source><translation>复审日</translation></message>
    <message><source>Score</source><translation>评分</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Total</source><translation>合计</translation></message>
    <message><source>Try again</source><translation>再试一次</translation></message>
    <message><source>This list needs the server</source><translation>这份清单需要连接服务器</translation></message>
    <message><source>Used</source><translation>已用</translation></message>
    <message><source>Valid from</source><translation>生效日</translation></message>
    <message><source>Valid to</source><translation>到期日</translation></message>
</context>
</TS>
