-- One payment of the provider pays one gift, of whichever project. (Spread over machines, each machine sees to
-- that among its own projects, and the audit among all.)
alter table payment
  drop constraint payment_project_id_transaction_id_key,
  add constraint payment_transaction_id_key unique (transaction_id);
