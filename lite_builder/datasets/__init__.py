"""The room that answers: which data do the notebooks ask other hosts for, and where are its bytes?"""
