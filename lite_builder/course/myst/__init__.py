"""What do MyST's directives, roles and labels mean, in front ends that know MyST and in those that do not?"""
