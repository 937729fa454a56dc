package dev.sextant.adapters.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// How class files are made here.
final class Generation {

    /// All classes that meet in generated code have no common super class but `Object`, as far as the verifier needs to know.
    private static final ClassHierarchyResolver FLAT = type ->
            ClassHierarchyResolver.ClassHierarchyInfo.ofClass(
                    type.equals(ConstantDescs.CD_Object) ? null : superOf(type));

    static final ClassFile CLASSES = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(FLAT));

    private Generation() {}

    private static ClassDesc superOf(ClassDesc type) {
        return ConstantDescs.CD_Object;
    }
}
