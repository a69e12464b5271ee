<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>actions</name>
    <message><source>Calendars and holidays</source><translation>工作日历与节假日</translation></message>
    <message><source>Find a customer</source><translation>查找客户</translation></message>
    <message><source>New application for this customer</source><translation>为该客户新建进件</translation></message>
    <message><source>Note on this customer</source><translation>添加客户备注</translation></message>
    <message><source>Read a year's holidays</source><translation>导入年度节假日</translation></message>
    <message><source>Take a new application</source><translation>新建进件</translation></message>
    <message><source>Take a payment from this customer</source><translation>向该客户收款</translation></message>
    <message><source>What changed since the last visit</source><translation>上次登录后的变化</translation></message>
    <message><source>What falls due today</source><translation>今日到期</translation></message>
    <message><source>What is late</source><translation>已超时事项</translation></message>
    <message><source>What others have of mine</source><translation>等待他人的事项</translation></message>
    <message><source>What waits for me</source><translation>待我处理</translation></message>
    <message><source>Not possible now</source><translation>现在无法执行</translation></message>
    <message><source>Choose what it is for first, or finish what is open.</source><translation>请先选中对象，或先完成已打开的内容。</translation></message>
    <message><source>Add a picture of a document</source><translation>添加证件图片</translation></message>
    <message><source>Compare repayment plans</source><translation>还款方案比较</translation></message>
    <message><source>Submit the application</source><translation>提交申请</translation></message>
    <message><source>Claim this file</source><translation>领取本件</translation></message>
    <message><source>Approve this application</source><translation>审批通过</translation></message>
    <message><source>Return for more documents</source><translation>退回补件</translation></message>
    <message><source>Decline this application</source><translation>拒绝申请</translation></message>
    <message><source>Hand the file back</source><translation>退回队列</translation></message>
    <message><source>Next document of this file</source><translation>查看下一份资料</translation></message>
    <message><source>Prepare a contract</source><translation>生成合同</translation></message>
    <message><source>Key term explained</source><translation>重要条款已讲解</translation></message>
    <message><source>Sign the contract</source><translation>签署合同</translation></message>
    <message><source>Save the evidence of a contract</source><translation>保存合同存证</translation></message>
    <message><source>Save the contract as PDF</source><translation>合同另存为 PDF</translation></message>
    <message><source>Prepare a payment</source><translation>发起放款</translation></message>
    <message><source>Confirm and pay out</source><translation>复核放款</translation></message>
    <message><source>Cancel a payment</source><translation>取消放款</translation></message>
    <message><source>Find the loan to pay on</source><translation>查找还款贷款</translation></message>
    <message><source>Take the money and print the receipt</source><translation>收款入账并打印凭证</translation></message>
    <message><source>Import a bank statement</source><translation>导入银行流水</translation></message>
    <message><source>Post the matched lines</source><translation>已匹配流水入账</translation></message>
    <message><source>Confirm the match, next line</source><translation>确认匹配，下一笔</translation></message>
    <message><source>Hold this line</source><translation>暂挂本笔流水</translation></message>
    <message><source>Find a loan</source><translation>查找贷款</translation></message>
    <message><source>Take a payment on this loan</source><translation>本笔贷款收款</translation></message>
    <message><source>Quote what settles this loan</source><translation>贷款试算报价</translation></message>
    <message><source>Change this loan</source><translation>变更贷款</translation></message>
    <message><source>Propose a credit limit</source><translation>新建授信额度</translation></message>
    <message><source>Draw on this limit</source><translation>额度内用款</translation></message>
    <message><source>Approve this limit</source><translation>批准额度</translation></message>
    <message><source>Reject this limit</source><translation>驳回额度</translation></message>
    <message><source>Freeze this limit</source><translation>冻结额度</translation></message>
    <message><source>Reopen this limit</source><translation>解冻额度</translation></message>
    <message><source>Close this limit</source><translation>终止额度</translation></message>
    <message><source>Approve this loan change</source><translation>批准贷款变更</translation></message>
    <message><source>Reject this loan change</source><translation>驳回贷款变更</translation></message>
    <message><source>Withdraw the own loan change</source><translation>撤回本人变更</translation></message>
    <message><source>Open the loan of this change</source><translation>打开变更所属贷款</translation></message>
    <message><source>Filter the audit log</source><translation>筛选审计记录</translation></message>
    <message><source>Check the whole log</source><translation>校验全部日志</translation></message>
    <message><source>Synchronise now</source><translation>立即同步</translation></message>
    <message><source>Go on with a refused command</source><translation>处理被拒指令</translation></message>
    <message><source>Users</source><translation>用户管理</translation></message>
    <message><source>New user</source><translation>新建用户</translation></message>
    <message><source>Roles and permissions</source><translation>角色与权限</translation></message>
    <message><source>New role</source><translation>新建角色</translation></message>
    <message><source>Branches</source><translation>机构管理</translation></message>
    <message><source>New branch</source><translation>新建机构</translation></message>
    <message><source>Products</source><translation>产品管理</translation></message>
    <message><source>New product</source><translation>新建产品</translation></message>
    <message><source>Workstations</source><translation>终端管理</translation></message>
    <message><source>Stop a workstation</source><translation>停用终端</translation></message>
    <message><source>Changes to approve</source><translation>待批准的设置变更</translation></message>
    <message><source>Approve a change of settings</source><translation>批准设置变更</translation></message>
    <message><source>All loans as a table</source><translation>贷款台账（表格）</translation></message>
    <message><source>Record a call</source><translation>登记催收联系</translation></message>
    <message><source>Record a promise to pay</source><translation>登记还款承诺</translation></message>
    <message><source>Save this call</source><translation>保存本次联系</translation></message>
    <message><source>Save this call, next case</source><translation>保存本次联系并下一户</translation></message>
    <message><source>Read the figures again</source><translation>重新读取报表</translation></message>
    <message><source>One level up</source><translation>返回上一级</translation></message>
    <message><source>Export the figures</source><translation>导出报表</translation></message>
    <message><source>Print the figures</source><translation>打印报表</translation></message>
    <message><source>Connectors</source><translation>外部接口</translation></message>
    <message><source>Contract templates</source><translation>合同模板</translation></message>
    <message><source>Put a role to the test</source><translation>试用角色</translation></message>
    <message><source>Rules in force</source><translation>现行规则</translation></message>
    <message><source>Security rules</source><translation>安全策略</translation></message>
    <message><source>Try the rules on a file</source><translation>用规则试算</translation></message>
    <message><source>Who may do what</source><translation>谁能做什么</translation></message>
    <message><source>Batches posted, and their reversal</source><translation>已入账批次与整批冲正</translation></message>
    <message><source>Begin a new list</source><translation>新建还款清单</translation></message>
    <message><source>Check the list again</source><translation>重新检查清单</translation></message>
    <message><source>Fill the chosen cells</source><translation>填充所选单元格</translation></message>
    <message><source>Open a list of payments</source><translation>打开还款清单</translation></message>
    <message><source>Paste payments from Excel</source><translation>从 Excel 粘贴还款清单</translation></message>
    <message><source>Post the sound rows</source><translation>入账可入账的行</translation></message>
    <message><source>Undo in the list</source><translation>撤销清单中的修改</translation></message>
</context>
</TS>
