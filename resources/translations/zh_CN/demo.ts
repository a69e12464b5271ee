<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>demo</name>
    <message><source>Open the desktop</source><translation>打开工作台</translation></message>
    <message><source>Who are you today?</source><translation>今天以谁的身份工作？</translation></message>
    <message><source>People of the sample lender, all invented</source><translation>样本机构的员工，均为虚构</translation></message>
    <message><source>The ID card is read; what is doubtful is asked</source><translation>读取身份证，存疑字段逐一核对</translation></message>
    <message><source>A risk officer sees file, bureau and rules at once</source><translation>风控专员同屏查看资料、征信与规则</translation></message>
    <message><source>Approved: the contract can be prepared</source><translation>审批通过，可以生成合同</translation></message>
    <message><source>Cost first, then every key term, one by one</source><translation>先讲成本，再逐条说明关键条款</translation></message>
    <message><source>Signed, sealed, stamped, in the evidence log</source><translation>双方签署、加盖时间戳，存入存证日志</translation></message>
    <message><source>A second person checks the payment</source><translation>第二人复核放款</translation></message>
    <message><source>The bank has paid, once</source><translation>银行放款成功，且仅一次</translation></message>
    <message><source>A month later: the line is gone, the counter works</source><translation>一个月后：断网，柜面照常收款</translation></message>
    <message><source>Two provisional receipts wait to be sent</source><translation>两张临时收据待发送</translation></message>
    <message><source>The line is back: both are confirmed</source><translation>网络恢复，两笔均已确认</translation></message>
    <message><source>A transfer on the bank statement finds its loan</source><translation>银行流水中的转账匹配到贷款</translation></message>
    <message><source>The loan's page tells all that was paid</source><translation>贷款页列明全部还款</translation></message>
</context>
</TS>
