"""What runs in the learner's kernel: pure Python, packed as the wheel `lite_builder_runtime` when a site is built."""
