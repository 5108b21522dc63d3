"""What stages cost, each as a ratio in one run, and what is asked of many plans and many messages."""
