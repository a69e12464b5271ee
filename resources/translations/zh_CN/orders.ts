<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>orders</name>
    <message><source>Change calendar</source><translation>更改工作日历</translation></message>
    <message><source>First set-up</source><translation>初始设置</translation></message>
    <message><source>List taken out</source><translation>清单导出</translation></message>
    <message><source>Register workstation</source><translation>登记终端</translation></message>
    <message><source>Add document</source><translation>补充材料</translation></message>
    <message><source>Answer of the bank</source><translation>银行回执</translation></message>
    <message><source>Approve change</source><translation>批准变更</translation></message>
    <message><source>Cancel payment</source><translation>撤销放款</translation></message>
    <message><source>Change branch</source><translation>变更机构</translation></message>
    <message><source>Change product</source><translation>变更产品</translation></message>
    <message><source>Change role</source><translation>变更角色</translation></message>
    <message><source>Change user</source><translation>变更用户</translation></message>
    <message><source>Claim file</source><translation>领取审批件</translation></message>
    <message><source>Contract sealed</source><translation>合同盖章</translation></message>
    <message><source>Counter posting</source><translation>柜面收款</translation></message>
    <message><source>Credit report arrived</source><translation>征信报告到达</translation></message>
    <message><source>Credit report failed</source><translation>征信查询失败</translation></message>
    <message><source>Decide on file</source><translation>审批决定</translation></message>
    <message><source>Explain key term</source><translation>说明关键条款</translation></message>
    <message><source>Hand file back</source><translation>退还审批件</translation></message>
    <message><source>Hold statement line</source><translation>流水挂账</translation></message>
    <message><source>Import statement</source><translation>导入流水</translation></message>
    <message><source>Note on customer</source><translation>客户备注</translation></message>
    <message><source>Post statement line</source><translation>流水入账</translation></message>
    <message><source>Prepare contract</source><translation>生成合同</translation></message>
    <message><source>Prepare payment</source><translation>发起放款</translation></message>
    <message><source>Reject change</source><translation>驳回变更</translation></message>
    <message><source>Release held command</source><translation>放行搁置指令</translation></message>
    <message><source>Release payment</source><translation>复核放款</translation></message>
    <message><source>Reverse receipt</source><translation>冲正收据</translation></message>
    <message><source>Show in clear</source><translation>查看明文</translation></message>
    <message><source>Sign contract</source><translation>签署合同</translation></message>
    <message><source>Sign in</source><translation>登录</translation></message>
    <message><source>Sign out</source><translation>退出</translation></message>
    <message><source>Stop device</source><translation>停用终端</translation></message>
    <message><source>Submit application</source><translation>提交进件</translation></message>
    <message><source>Void receipt</source><translation>作废收据</translation></message>
    <message><source>Issue quotation</source><translation>出具报价</translation></message>
    <message><source>Settle loan</source><translation>办理结清</translation></message>
    <message><source>Prepay loan</source><translation>办理提前还款</translation></message>
    <message><source>Take recovery</source><translation>核销后收回</translation></message>
    <message><source>Draw deposit</source><translation>保证金抵扣</translation></message>
    <message><source>Add charge</source><translation>加收费用</translation></message>
    <message><source>Reverse event</source><translation>冲正记录</translation></message>
    <message><source>End pause of delinquency</source><translation>恢复计算逾期</translation></message>
    <message><source>Propose waiver</source><translation>提出减免</translation></message>
    <message><source>Propose to drop charge</source><translation>提出取消费用</translation></message>
    <message><source>Propose refund of credit</source><translation>提出退还多收款</translation></message>
    <message><source>Propose change of rate</source><translation>提出变更利率</translation></message>
    <message><source>Propose extension</source><translation>提出展期</translation></message>
    <message><source>Propose rescheduling</source><translation>提出变更还款计划</translation></message>
    <message><source>Propose write-off</source><translation>提出核销</translation></message>
    <message><source>Propose pause of delinquency</source><translation>提出暂停计算逾期</translation></message>
    <message><source>Approve loan change</source><translation>复核同意贷款变更</translation></message>
    <message><source>Reject loan change</source><translation>退回贷款变更</translation></message>
    <message><source>Withdraw loan change</source><translation>撤回贷款变更</translation></message>
    <message><source>Propose limit</source><translation>提出授信</translation></message>
    <message><source>Approve limit</source><translation>批准授信</translation></message>
    <message><source>Reject limit</source><translation>拒绝授信</translation></message>
    <message><source>Draw on limit</source><translation>额度提款</translation></message>
    <message><source>Cancel drawing</source><translation>取消提款</translation></message>
    <message><source>Freeze limit</source><translation>冻结额度</translation></message>
    <message><source>Reopen limit</source><translation>解冻额度</translation></message>
    <message><source>Close limit</source><translation>关闭额度</translation></message>
    <message><source>Promise to pay</source><translation>承诺还款</translation></message>
    <message><source>Record of a call</source><translation>催收联系记录</translation></message>
</context>
</TS>
