<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>audit</name>
    <message><source>Action</source><translation>动作</translation></message>
    <message><source>All by this person</source><translation>只看此人</translation></message>
    <message><source>All on this subject</source><translation>只看此对象</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Any action</source><translation>全部动作</translation></message>
    <message><source>Approved</source><translation>批准金额</translation></message>
    <message><source>Audit records</source><translation>审计记录</translation></message>
    <message><source>Bank card</source><translation>银行卡</translation></message>
    <message><source>Centre</source><translation>系统</translation></message>
    <message><source>Check the whole log</source><translation>校验全部日志</translation></message>
    <message><source>Choose one in the list.</source><translation>在列表中选一条。</translation></message>
    <message><source>Clear</source><translation>清除</translation></message>
    <message><source>Code</source><translation>编号</translation></message>
    <message><source>Decision</source><translation>决定</translation></message>
    <message><source>Device</source><translation>终端</translation></message>
    <message><source>Facts</source><translation>详情</translation></message>
    <message><source>Fault number</source><translation>故障编号</translation></message>
    <message><source>Field</source><translation>字段</translation></message>
    <message><source>Filter</source><translation>筛选</translation></message>
    <message><source>Head {root} · {unsealed} not sealed yet</source><translation>链头 {root} · 另有 {unsealed} 条待封存</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>In the log</source><translation>存证</translation></message>
    <message><source>Limit</source><translation>限额</translation></message>
    <message><source>List</source><translation>清单</translation></message>
    <message><source>Method</source><translation>方式</translation></message>
    <message><source>Mobile</source><translation>手机号码</translation></message>
    <message><source>No entries match</source><translation>没有记录</translation></message>
    <message><source>No facts beside the above.</source><translation>没有其他详情。</translation></message>
    <message><source>No record chosen</source><translation>未选择记录</translation></message>
    <message><source>Number</source><translation>号码</translation></message>
    <message><source>Permission</source><translation>权限</translation></message>
    <message><source>Person</source><translation>人员</translation></message>
    <message><source>Command</source><translation>指令号</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
    <message><source>Receipt number</source><translation>收据号</translation></message>
    <message><source>Record</source><translation>记录</translation></message>
    <message><source>Records were changed or removed. Tell the head of security at once.</source><translation>有记录被改动或删除，请立即报告安全负责人。</translation></message>
    <message><source>Result</source><translation>结果</translation></message>
    <message><source>Rows</source><translation>行数</translation></message>
    <message><source>Sealed within a minute of the act.</source><translation>动作发生后一分钟内封存。</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>Staff key</source><translation>人员标识</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Subject</source><translation>对象</translation></message>
    <message><source>Term</source><translation>条款</translation></message>
    <message><source>The lender</source><translation>本机构</translation></message>
    <message><source>The log is broken at record {record}</source><translation>日志在第 {record} 条记录处断裂</translation></message>
    <message><source>The log is whole: {count} records</source><translation>日志完整：共 {count} 条</translation></message>
    <message><source>This did not work</source><translation>操作未完成</translation></message>
    <message><source>Time</source><translation>时间</translation></message>
    <message><source>Way out</source><translation>方式</translation></message>
    <message><source>Widen or clear the filters.</source><translation>请放宽或清除筛选条件。</translation></message>
    <message><source>approved</source><translation>已通过</translation></message>
    <message><source>at the bank</source><translation>银行处理中</translation></message>
    <message><source>cancelled</source><translation>已撤销</translation></message>
    <message><source>cash</source><translation>现金</translation></message>
    <message><source>checking</source><translation>校验中</translation></message>
    <message><source>declined</source><translation>已拒绝</translation></message>
    <message><source>done</source><translation>已完成</translation></message>
    <message><source>held</source><translation>已搁置</translation></message>
    <message><source>leaf {number}</source><translation>第 {number} 叶</translation></message>
    <message><source>locked</source><translation>已锁定</translation></message>
    <message><source>no</source><translation>否</translation></message>
    <message><source>not sealed yet</source><translation>待封存</translation></message>
    <message><source>paid</source><translation>已放款</translation></message>
    <message><source>prepared</source><translation>已发起</translation></message>
    <message><source>refused</source><translation>被拒绝</translation></message>
    <message><source>rejected</source><translation>银行退回</translation></message>
    <message><source>returned</source><translation>已退回</translation></message>
    <message><source>settled</source><translation>已处理</translation></message>
    <message><source>transfer</source><translation>转账</translation></message>
    <message><source>yes</source><translation>是</translation></message>
    <message><source>{count} not sealed yet</source><translation>{count} 条待封存</translation></message>
    <message><source>{count} records</source><translation>{count} 条记录</translation></message>
    <message><source>Kind</source><translation>种类</translation></message>
    <message><source>Loan</source><translation>贷款</translation></message>
    <message><source>Event</source><translation>事件</translation></message>
    <message><source>Proposal</source><translation>变更单</translation></message>
    <message><source>Quotation</source><translation>报价</translation></message>
    <message><source>Credit limit</source><translation>额度</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>being explained</source><translation>讲解中</translation></message>
    <message><source>void</source><translation>作废</translation></message>
    <message><source>proposed</source><translation>待审批</translation></message>
    <message><source>in force</source><translation>生效</translation></message>
    <message><source>frozen</source><translation>已冻结</translation></message>
    <message><source>closed</source><translation>已关闭</translation></message>
    <message><source>Name or number</source><translation>姓名或工号</translation></message>
    <message><source>Number of loan, file, contract</source><translation>合同号、申请号或编号</translation></message>
</context>
</TS>
